package io.maotong.e2e;

/** One part of the main job. */
interface Stage {

    String name();

    /** @return the business numbers to show */
    String run(Journey journey);
}
