-- One agreement to one message of an official account, told apart by its scene (0 to 10,000). A scene that was used may
-- be agreed to again.
create table notice.wechat_consent (
    person bigint not null,
    scene int not null,
    given timestamptz not null,
    used timestamptz,
    primary key (person, scene)
);
create index wechat_consent_open on notice.wechat_consent (person, scene) where used is null;
