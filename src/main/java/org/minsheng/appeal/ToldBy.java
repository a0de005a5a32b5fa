package org.minsheng.appeal;

/** How the reporter chose to be told; PAGE means: by looking at the tracking page. */
public enum ToldBy {
    SMS, WECHAT, PAGE
}
