-- When nobody is disturbed; the newest row holds. Rows are only added. Without a row the installation's own hours hold.
create table notice.quiet_hours (
    id bigint generated always as identity primary key,
    active boolean not null,
    begins time not null,
    ends time not null,
    decided timestamptz not null,
    decided_by text not null
);

-- What one person chose.
create table notice.preference (
    person bigint primary key,
    at_once boolean not null,
    changed timestamptz not null
);
comment on column notice.preference.at_once is 'told also in quiet hours';

alter table notice.message add column urgent boolean not null default false;
create index message_waiting on notice.message (subject, recipient) where state = 'QUEUED' and next_attempt is not null;
