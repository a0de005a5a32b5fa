-- When the provider says it arrived, and who called somebody whom no message reached.
alter table notice.message
    add column arrived timestamptz,
    add column called timestamptz,
    add column attended timestamptz,
    add column attended_by text,
    add column call text;

comment on column notice.message.arrived is 'as the provider told; null when it has not or never tells';
comment on column notice.message.call is 'what came of the call: REACHED, NO_ANSWER, WRONG_NUMBER';

create index message_unreached on notice.message (id) where state = 'GIVEN_UP' and channel = 'SMS' and number is not null and attended is null;
