-- The history's proof, made behind the writers: nothing here is touched when somebody files or takes a step.

-- Without it the sealed words of an appeal say nothing; destroying it is what erasure does to a proof already handed out.
create table appeal.proof_secret (
    appeal bigint primary key,
    secret bytea not null
);

-- Up to 500 entries at a time, with the hash of each as it was when they were sealed.
create table appeal.proof_batch (
    seq bigint primary key,
    day date not null,
    entries int not null,
    digests bytea not null,
    root bytea not null,
    mac bytea not null
);
comment on column appeal.proof_batch.digests is 'for each entry: number of the appeal and of the step, eight bytes each, and the hash, 32';
comment on column appeal.proof_batch.mac is 'keyed hash over this batch and the mac before; the key is not in the database';

-- One link of an appeal's chain.
create table appeal.proof_entry (
    step bigint primary key,
    appeal bigint not null,
    position int not null,
    batch bigint not null,
    place int not null,
    closed bytea not null,
    hash bytea not null,
    unique (appeal, position)
);
create index proof_entry_batch on appeal.proof_entry (batch, place);
comment on column appeal.proof_entry.closed is 'commitments to actor, note, files, what was said and reporter, 32 bytes each';

-- A day's page of the ledger, published.
create table appeal.proof_sheet (
    number int primary key,
    day date not null,
    first_batch bigint not null,
    last_batch bigint not null,
    entries bigint not null,
    root bytea not null,
    previous bytea not null,
    hash bytea not null,
    mac bytea not null,
    sealed_at timestamptz not null
);

-- What checks found, newest last.
create table appeal.proof_check (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    by_name text not null,
    entries bigint not null,
    findings text[] not null
);
