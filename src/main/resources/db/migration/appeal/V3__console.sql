-- Filters of the ledger that a member of staff gave a name.
create table appeal.saved_view (
    id bigint generated always as identity primary key,
    account bigint not null,
    name text not null check (char_length(name) between 1 and 20),
    query text not null check (char_length(query) <= 1000),
    unique (account, name)
);

-- What nobody holds is on the county leader's page and must be few.
create index appeal_unheld on appeal.appeal (county, due_at, id) where open and holder_org is null;

-- WeChat groups that were named before are suggested.
create index appeal_group on appeal.appeal (county, group_name) where group_name is not null;
