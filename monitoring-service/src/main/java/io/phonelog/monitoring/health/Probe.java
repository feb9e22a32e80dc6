package io.phonelog.monitoring.health;

import io.smallrye.mutiny.Uni;

/** Looks at one component. A failure means that the component is away. */
interface Probe {
    /** The component's name, as clients see it. */
    String name();

    /** Looks once; whoever calls sees to it that it does not take too long. */
    Uni<Finding> look();
}
