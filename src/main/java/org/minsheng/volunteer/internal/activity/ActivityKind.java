package org.minsheng.volunteer.internal.activity;

/** What people come together for. */
public enum ActivityKind {
    POLICY_TALK, LEGAL_AID, HEALTH_CLINIC, HELP_ELDERLY, PATROL, ENVIRONMENT, MEDIATION_DUTY, SAFETY_CHECK,
    EPIDEMIC_PREVENTION, PARTY_BUILDING, CULTURE, OTHER
}
