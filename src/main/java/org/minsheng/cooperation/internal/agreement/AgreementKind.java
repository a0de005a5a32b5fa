package org.minsheng.cooperation.internal.agreement;

/** 共建共治协议 or 服务合同. */
public enum AgreementKind { AGREEMENT, CONTRACT }
