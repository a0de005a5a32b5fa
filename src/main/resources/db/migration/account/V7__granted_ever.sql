-- Whether anybody of an organisation could ever sign in is asked for each matter that is dispatched.
create index granted_ever on account.granted (organisation, role);
