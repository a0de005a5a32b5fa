-- What a person was sent, for the person's own page and for an erasure.
create index message_person on notice.message (recipient) where recipient like 'person:%';
