-- For whom a person spoke, for the person's own page and for an erasure.
create index agent_person on appeal.agent (person);
