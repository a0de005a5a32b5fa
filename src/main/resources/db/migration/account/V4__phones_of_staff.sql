-- The phone of a member of staff, proved by a code. The number itself is the person's, sealed in the people module; one
-- phone may belong to several accounts of the same person, and its owner may be a resident besides.
create table account.phone (
    account bigint primary key references account.account,
    person bigint not null,
    linked_at timestamptz not null
);
