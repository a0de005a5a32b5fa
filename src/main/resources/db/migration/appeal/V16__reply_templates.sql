-- Answers prepared in advance, with fields that are filled in for each appeal; own ones, and those shared within an organisation.
create table appeal.reply_template (
    id bigint generated always as identity primary key,
    request_key uuid not null unique,
    organisation bigint not null,
    owner bigint not null,
    shared boolean not null,
    name text not null,
    body text not null,
    matter text references appeal.matter,
    version int not null default 0,
    changed_at timestamptz not null
);
create index reply_template_of on appeal.reply_template (organisation, name);
