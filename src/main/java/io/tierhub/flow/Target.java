package io.tierhub.flow;

import io.tierhub.publish.PushSettings;

/** A system that hears about tiers. */
public record Target(String system, PushSettings push) {}
