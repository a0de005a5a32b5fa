-- What is set for a matter that Open311 offers as a service; a matter without a row is offered with the usual settings.
create table exchange.service (
    matter text primary key,
    offered boolean not null,
    kind text not null,
    batch boolean not null
);

-- What a service asks for besides place and description.
create table exchange.service_attribute (
    matter text not null,
    code text not null,
    position int not null,
    datatype text not null,
    required boolean not null,
    description_zh text not null,
    description_en text not null,
    options text not null default '',
    primary key (matter, code)
);
comment on column exchange.service_attribute.options is 'of a list: one key=name a line';

-- Makes a repeated request harmless: the newest key and token for the same content.
create table exchange.repeat (
    digest bytea primary key,
    request_key uuid not null,
    token uuid not null,
    created timestamptz not null
);
create index repeat_age on exchange.repeat (created);

-- What became of each request to report something.
create table exchange.submission (
    token uuid primary key,
    account bigint not null,
    number text not null,
    created timestamptz not null
);
create index submission_account on exchange.submission (account, created desc);
create index submission_number on exchange.submission (number);
