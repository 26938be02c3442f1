-- Who approved what an action asks for with approval: required; NULL: nobody did.
ALTER TABLE action_run ADD COLUMN IF NOT EXISTS approved_by VARCHAR;
