/* Pulls every event of every file that is named and does nothing with it: the least that reading YAML costs in C.
   cc -O2 lyev.c -lyaml -o lyev */
#include <stdio.h>
#include <yaml.h>

static unsigned long pull(FILE *file) {
    yaml_parser_t parser;
    yaml_event_t event;
    unsigned long events = 0;
    int last = 0;
    if (!yaml_parser_initialize(&parser)) return 0;
    yaml_parser_set_input_file(&parser, file);
    while (!last) {
        if (!yaml_parser_parse(&parser, &event)) {
            events = 0;
            break;
        }
        last = event.type == YAML_STREAM_END_EVENT;
        events++;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    return events;
}

int main(int count, char **names) {
    unsigned long events = 0;
    for (int at = 1; at < count; at++) {
        FILE *file = fopen(names[at], "rb");
        unsigned long pulled = file ? pull(file) : 0;
        if (file) fclose(file);
        if (!pulled) {
            fprintf(stderr, "%s: not YAML, or not there\n", names[at]);
            return 1;
        }
        events += pulled;
    }
    printf("%lu events\n", events);
    return 0;
}
