-- Whether anybody ever served the desk of an area is asked of ended grants as well.
create index granted_over_ever on account.granted (area);
