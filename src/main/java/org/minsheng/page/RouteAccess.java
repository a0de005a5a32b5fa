package org.minsheng.page;

import org.minsheng.shared.Viewer;

/** Answers from the one table of routes whether somebody may open a path. */
public interface RouteAccess {

    boolean allows(Viewer viewer, String method, String path);
}
