-- What staff call the subject by: an appeal's number.
alter table notice.message add column number text;
create index message_number on notice.message (number, id) where number is not null;
