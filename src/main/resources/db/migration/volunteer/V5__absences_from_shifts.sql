-- Who cannot come says so beforehand and stays on the list as away; who goes instead stands on it like the others.
alter table volunteer.shift_member
    add column away_at timestamptz,
    add column away_reason text not null default '',
    add column instead_of bigint;
