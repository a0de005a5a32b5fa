-- What members of staff were told: one row for each event and account. Read rows stay, so that nobody loses the way back.
create table notice.staff_notice (
    id bigint generated always as identity primary key,
    event text not null,
    account bigint not null,
    text text not null,
    arguments text[] not null,
    path text not null,
    urgent boolean not null,
    created timestamptz not null,
    read timestamptz,
    unique (account, event)
);
create index staff_notice_latest on notice.staff_notice (account, id);
create index staff_notice_unread on notice.staff_notice (account, id) where read is null;
