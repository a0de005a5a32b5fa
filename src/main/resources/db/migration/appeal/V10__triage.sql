-- What suggests kind and matter, as it was learnt from what the county itself confirmed; the newest one speaks.
create table appeal.sorting_model (
    id bigint generated always as identity primary key,
    trained_at timestamptz not null,
    appeals int not null,
    kinds bytea not null,
    matters bytea not null
);
