package org.minsheng.appeal;

/** What kind of word it is: 咨询, 求助, 投诉, 举报, 建议. */
public enum AppealKind {
    QUESTION, HELP, COMPLAINT, REPORT, SUGGESTION
}
