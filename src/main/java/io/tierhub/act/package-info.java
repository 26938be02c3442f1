/** What a tier, a stage or a tag means in deeds: tasks, messages, sequences and desired states, each with its time. Does none of it itself. */
@NullMarked
package io.tierhub.act;

import org.jspecify.annotations.NullMarked;
