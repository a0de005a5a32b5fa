package org.minsheng.volunteer.internal.team;

/** 志愿服务队、治安巡逻队、纠纷调解队. */
public enum TeamKind {
    VOLUNTEERS, PATROL, MEDIATION
}
