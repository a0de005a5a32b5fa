-- What a county leaves out of its three rates as a rule, and what counts as a response; the newest row holds. Whoever changes it has every
-- figure computed anew behind the writers, up to the appeal in refolded; null when that is done.
create table appeal.rate_rule (
    id bigint generated always as identity primary key,
    request_key uuid unique,
    county text collate "C" not null,
    left_out text[] not null,
    response text not null check (response in ('CONTACT', 'ANSWER')),
    reason text not null,
    at timestamptz not null,
    by_name text not null,
    refolded bigint
);
create index rate_rule_county on appeal.rate_rule (county, id);
comment on column appeal.rate_rule.left_out is 'states whose appeals count for nothing';
comment on column appeal.rate_rule.response is 'CONTACT: the handler signed for it, which is told to the person, or answered; ANSWER: answered';
insert into appeal.rate_rule (county, left_out, response, reason, at, by_name, refolded)
select distinct county, '{REFUSED,WITHDRAWN,MERGED}'::text[], 'CONTACT', '', now(), '', 0
from appeal.catalogue;

-- An exclusion can be taken back or replaced; both stay listed.
alter table appeal.exclusion drop constraint exclusion_state_check;
alter table appeal.exclusion
    add constraint exclusion_state_check check (state in ('PROPOSED', 'APPROVED', 'DENIED', 'WITHDRAWN')),
    add column withdrawn_at timestamptz,
    add column withdrawn_by_name text not null default '',
    add column withdrawal text not null default '';
drop index appeal.exclusion_one;
create unique index exclusion_proposed on appeal.exclusion (appeal) where state = 'PROPOSED';
create unique index exclusion_approved on appeal.exclusion (appeal) where state = 'APPROVED';
