-- What a person held, for the person's own page and before an erasure.
create index holding_of_person on organisation.holding (person_id);
