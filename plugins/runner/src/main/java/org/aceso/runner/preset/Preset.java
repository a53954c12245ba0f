package org.aceso.runner.preset;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.aceso.runner.composite.Composite;

/**
 * A challenge that was run, ready to be set up again: the question, the type with its settings, and
 * how it ranked.
 *
 * @param name of its file, such as {@code tissuenet-2020}: lower-case words with {@code -}
 * @param title of the challenge
 * @param question the clinical question
 * @param summary what was predicted from what, and by which rule it was won
 * @param source where the rules are published, a URL
 * @param citation who ran it, when and where it is described
 * @param type such as {@code ordinal-classification@1}
 * @param settings by name, without files
 * @param files the settings that an organiser has to upload a file for
 * @param composites scores that are made of those of the type
 * @param ranking as a phase states it
 * @param cases what a case is, and where the case list comes from
 * @param reference what the file of the ground truth looks like
 * @param data where the data are, and what their licence allows
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Preset(
    String name,
    Text title,
    Text question,
    Text summary,
    String source,
    String citation,
    String type,
    ObjectNode settings,
    List<SettingFile> files,
    List<Composite> composites,
    ObjectNode ranking,
    String cases,
    String reference,
    String data) {
  public Preset {
    settings = settings == null ? JsonNodeFactory.instance.objectNode() : settings;
    files = files == null ? List.of() : List.copyOf(files);
    composites = composites == null ? List.of() : List.copyOf(composites);
  }

  /**
   * A text in English and, if there is one, in French.
   *
   * @param fr null when there is none
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Text(String en, String fr) {}

  /**
   * A file that belongs to the settings and cannot be part of a preset.
   *
   * @param setting which setting it is
   * @param name what it is usually called, such as {@code train_labels.csv}
   * @param help what is in it
   */
  public record SettingFile(String setting, String name, String help) {}
}
