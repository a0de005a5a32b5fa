-- Since when the services that Open311 offers are as they are; the newest row counts.
create table exchange.changeset (
    id bigint generated always as identity primary key,
    digest bytea not null,
    since timestamptz not null
);

-- Requests are listed by their days whoever sent them.
create index submission_created on exchange.submission (created desc);
