-- Whether an address is told of each sealed page of the ledger, so that somebody outside keeps its hash.
alter table exchange.subscription add column pages boolean not null default false;
comment on column exchange.delivery.step is 'the step; for a page of the ledger its number below zero';
