-- What waits for a step is looked for each morning, among years of reports that were sent.
CREATE INDEX statistics_report_waiting ON statistics_report (unit_id) WHERE state <> 'SENT';
