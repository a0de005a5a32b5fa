-- Which columns of the ledger somebody wants to see, in which order, and how close the rows stand.
create table appeal.ledger_choice (
    account bigint primary key,
    columns text[] not null,
    dense boolean not null
);
