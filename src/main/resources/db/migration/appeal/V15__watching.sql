-- Members of staff who want to be told of an appeal's steps.
create table appeal.watch (
    appeal bigint not null,
    account bigint not null,
    since timestamptz not null,
    primary key (appeal, account)
);
create index watch_of on appeal.watch (account, appeal);
