/** Routes of money, and the act each asks for; one line a route. */
export const PAYMENT = `
  GET /api/v1/dossiers/{id}/charges payment.read
  POST /api/v1/payments payment.take
  PUT /api/v1/charges/{id}/amount payment.take
  POST /desk/cash/dossiers/{id}/amount payment.take
  POST /api/v1/payments/transfer-requests payment.take
  POST /api/v1/payments/bank-messages payment.tell
  GET /desk/cash payment.read
  GET /desk/cash/take payment.take
  POST /desk/cash/take payment.take
  POST /desk/cash/transfer payment.take
  GET /desk/cash/receipts/{id} payment.read
  GET /desk/cash/receipts/{id}/paper.pdf payment.read
  POST /desk/cash/receipts/{id}/replace payment.take
  GET /desk/cash/day payment.take
  POST /desk/cash/day/close payment.take
  POST /desk/cash/claims/{id}/note payment.take
  GET /desk/cash/dossiers/{id} payment.read
  POST /desk/cash/dossiers/{id} payment.ask-decision
  GET /desk/cash/decisions payment.read
  POST /desk/cash/decisions/{id}/answer payment.decide
  POST /desk/cash/decisions/{id}/pay payment.take
  GET /desk/cash/bank payment.reconcile
  POST /desk/cash/bank/statements payment.reconcile
  GET /desk/cash/bank/movements/{id} payment.reconcile
  POST /desk/cash/bank/movements/{id} payment.reconcile
  GET /desk/cash/accounts payment.manage-accounts
  POST /desk/cash/accounts payment.manage-accounts
  POST /track/pay payment.pay
  POST /my/dossiers/{id}/pay payment.pay-own
  GET /pay/{token} payment.pay
  GET /pay/{token}/qr.png payment.pay
  GET /pay/{token}/receipt.pdf payment.pay
  POST /pay/{token}/claimed payment.pay
  POST /pay/{token}/simulate payment.pay
`;
