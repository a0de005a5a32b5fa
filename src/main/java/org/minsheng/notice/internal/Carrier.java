package org.minsheng.notice.internal;

/** How a person wants to be told; NONE is somebody who looks at the tracking page. */
public enum Carrier {
    SMS, WECHAT, NONE
}
