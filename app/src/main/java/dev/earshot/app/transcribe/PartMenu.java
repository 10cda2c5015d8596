package dev.earshot.app.transcribe;

import atlantafx.base.theme.Styles;
import dev.earshot.engine.audio.AudioTrack;
import dev.earshot.engine.audio.Channel;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Which channel and which track of a recording is heard; absent where there is no choice.
final class PartMenu extends MenuButton {
    private final TranscribeViewModel model;

    PartMenu(TranscribeViewModel model) {
        this.model = model;
        setGraphic(new FontIcon(Feather.SLIDERS));
        getStyleClass().add(Styles.FLAT);
        setAccessibleText("Channel and track");
        setTooltip(new Tooltip("Which channel is heard"));
        managedProperty().bind(visibleProperty());
    }

    void show(QueueItem item) {
        var tracks = model.tracks(item);
        int channels = item.channels();
        setVisible(channels > 1 || tracks.size() > 1);
        setText(item.part().isEmpty() ? "All channels" : item.part());
        getItems().clear();
        if (tracks.size() > 1) {
            tracks.forEach(track -> getItems().add(track(item, track)));
            getItems().add(new SeparatorMenuItem());
        }
        getItems().add(channel(item, "All channels mixed", Channel.MIX));
        for (int i = 0; i < channels; i++) {
            getItems().add(channel(item, ChannelName.of(i, channels), new Channel.Only(i)));
        }
        var each = new MenuItem("Each channel by itself");
        each.setOnAction(_ -> model.eachChannel(item));
        getItems().addAll(new SeparatorMenuItem(), each);
    }

    private MenuItem channel(QueueItem item, String name, Channel channel) {
        var choice = new RadioMenuItem(name);
        var part = item.selection().get().withChannel(channel);
        choice.setSelected(part.equals(item.selection().get()));
        choice.setOnAction(_ -> model.choosePart(item, part));
        return choice;
    }

    private MenuItem track(QueueItem item, AudioTrack track) {
        String title = track.title().or(track::language).map(it -> ": " + it).orElse("");
        var choice = new RadioMenuItem("Track " + (track.index() + 1) + title);
        var part = item.selection().get().withTrack(track.index());
        choice.setSelected(part.equals(item.selection().get()));
        choice.setOnAction(_ -> model.choosePart(item, part));
        return choice;
    }
}
