export { notificationAttachment } from "./attachment.ts";
export { makeDigests, remindByClock } from "./clock-round.ts";
export { messageGauge } from "./figures.ts";
export { registerNotificationJobs, runPost } from "./jobs.ts";
export { openPostRoom, type PostRoom } from "./post-room.ts";
export { simulatedProviders } from "./providers/open-providers.ts";
export { SIMULATOR_MODES, setSimulator } from "./providers/simulator.ts";
export { askReceipts } from "./receipts.ts";
export { verifyMessages } from "./verify.ts";
