-- Timers and deliveries of db-scheduler: one row in the writer's transaction is the deadline.
create table shared.scheduled_tasks (
    task_name text not null,
    task_instance text not null,
    task_data bytea,
    execution_time timestamptz not null,
    picked boolean not null,
    picked_by text,
    last_success timestamptz,
    last_failure timestamptz,
    consecutive_failures int,
    last_heartbeat timestamptz,
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_due on shared.scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on shared.scheduled_tasks (last_heartbeat);
create index scheduled_tasks_priority on shared.scheduled_tasks (priority desc, execution_time asc);
