package org.minsheng.cooperation.internal;

/** What a service is about: 政策宣讲、法律援助、健康义诊、助老助残、教育辅导、环境整治、安全巡查、便民维修、纠纷调解、文体活动、就业帮扶、其他. */
public enum ServiceKind {
    POLICY, LEGAL, HEALTH, CARE, EDUCATION, ENVIRONMENT, SAFETY, REPAIR, MEDIATION, CULTURE, JOBS, OTHER
}
