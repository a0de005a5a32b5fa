-- Something can be queued again in the moment in which the task of its last attempt ends; a sweep finds it by these.
create index delivery_on_its_way on exchange.delivery (changed) where state in ('QUEUED', 'FAILED', 'SENDING');
