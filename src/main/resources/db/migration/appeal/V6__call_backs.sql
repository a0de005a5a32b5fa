-- Who is to call the reporter back after an answer: drawn evenly among the desk's people, never whoever answered.
create table appeal.call_back (
    appeal bigint not null,
    round smallint not null,
    account bigint not null,
    drawn_at timestamptz not null,
    done_at timestamptz,
    primary key (appeal, round)
);
create index call_back_open on appeal.call_back (account, drawn_at, appeal) where done_at is null;
create index call_back_account on appeal.call_back (account);
