-- Who of an organisation takes care of a matter that the organisation holds or receives. A row is closed, never changed otherwise;
-- an organisation has at most one open row for an appeal.
create table appeal.assignment (
    id bigint generated always as identity primary key,
    appeal bigint not null,
    organisation bigint not null,
    account bigint not null,
    at timestamptz not null,
    given_by text not null,
    given_by_name text not null,
    note text not null default '',
    ended_at timestamptz,
    ended_by text
);
create unique index assignment_current on appeal.assignment (appeal, organisation) where ended_at is null;
create index assignment_of on appeal.assignment (organisation, account) where ended_at is null;
create index assignment_history on appeal.assignment (appeal, id);
