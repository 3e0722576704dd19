-- Which run of an agent holds the lock, so that its next run can end what it left.
ALTER TABLE deployment_lock ADD owner NVARCHAR(100) NOT NULL DEFAULT '';
