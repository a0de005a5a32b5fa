-- What the photos of new appeals look like, for finding the same thing seen by another; filled behind the writers. A community's newest
-- rows are read from the index alone and compared bit by bit, so that no likeness is missed.
create table appeal.look (
    file uuid primary key,
    appeal bigint not null,
    community text collate "C" not null,
    filed_at timestamptz not null,
    look bigint not null
);
create index look_near on appeal.look (community, filed_at) include (appeal, look);
create index look_appeal on appeal.look (appeal);
