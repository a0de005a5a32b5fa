-- What came of computing the seals of the audit trail anew, once a night; the newest is on the auditor's start page.
create table account.audit_check (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    sound boolean not null,
    batches bigint not null,
    entries bigint not null,
    batch bigint,
    entry bigint
);

comment on column account.audit_check.batch is 'the first seal that does not fit, null when all do';
