package org.minsheng.grid;

/** 基础网格: where people live. 专属网格: a market, a school, an industrial park that is a grid of its own. */
public enum GridKind {
    BASIC, SPECIAL
}
