package org.minsheng.people;

/** As the identity card says. */
public enum Sex { FEMALE, MALE }
