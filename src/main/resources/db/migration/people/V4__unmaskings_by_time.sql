-- The start page of those who watch counts what was unmasked of late.
create index unmasking_at on people.unmasking using brin (at);
