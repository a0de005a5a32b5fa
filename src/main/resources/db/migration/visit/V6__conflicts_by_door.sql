-- The progress page counts households in conflict within what somebody sees: without this, it reads all of a campaign's.
create index task_in_conflict_by_door on visit.task (campaign, door) where conflict;
