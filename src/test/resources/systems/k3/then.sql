UPDATE t_Organization SET FDeleted = 0 WHERE FItemID = 72;
UPDATE SEOrder SET FStatus = 1 WHERE FInterID = 2;
