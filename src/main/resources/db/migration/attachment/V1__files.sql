-- Files live in the database: written in the transaction that tells of them, seen by every node, in every backup.
create table attachment.file (
    id uuid primary key,
    name text not null,
    media_type text not null,
    bytes bigint not null check (bytes > 0),
    small_bytes bigint not null default 0,
    sm3 text not null,
    width int not null,
    height int not null,
    longitude double precision,
    latitude double precision,
    subject text,
    uploader bytea,
    created timestamptz not null
);
create index file_subject on attachment.file (subject, created, id) where subject is not null;
create index file_unbound on attachment.file (created) where subject is null;

-- At most 1 MB a row, so that nobody holds a whole file in memory to serve it. Photos are compressed already.
create table attachment.content (
    file uuid not null references attachment.file on delete cascade,
    small boolean not null,
    part int not null,
    bytes bytea not null,
    primary key (file, small, part)
);
alter table attachment.content alter column bytes set storage external;
