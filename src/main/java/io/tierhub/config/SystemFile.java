package io.tierhub.config;

/**
 * A system file that could be read, for the checks of its meaning.
 *
 * @param name the file's name without ending
 */
public record SystemFile(String name, SystemConfig config, Home home, FolderSettings folders, Places places) {}
